import type { Sender } from "@numbers-api/client";
import type { ReactNode } from "react";
import { CopyButton } from "../parts/copy-button.tsx";
import { Icon, type IconName } from "../parts/icon.tsx";
import { type PhoneForms, phoneForms } from "./phone.ts";

interface SendersProps {
  readonly sender: Sender;
  /** The label of the sender, if it has one. */
  readonly label: string | undefined;
  readonly shared: PhoneForms;
  readonly sharedNumber: string;
}

/** Which number messages are sent from, and the shared number for what it is. */
export function Senders({ sender, label, shared, sharedNumber }: SendersProps): ReactNode {
  const isShared = sender.kind === "shared";
  return (
    <section className="cards" aria-label="Sending">
      <Card
        title="Sending from"
        icon="send"
        tone={isShared ? "shared" : "dedicated"}
        badge={isShared ? "Shared" : "Dedicated"}
        phone={phoneForms(sender.phoneNumber)}
        number={sender.phoneNumber}
      >
        {isShared ? (
          <>The shared number, because the account has no dedicated one.</>
        ) : (
          <>{label ? <bdi>{label}</bdi> : "No label"} · the first of the account’s dedicated numbers.</>
        )}
      </Card>
      <Card
        title="Shared number"
        icon="shared"
        tone={isShared ? "shared" : "idle"}
        badge={isShared ? "In use" : "Not in use"}
        phone={shared}
        number={sharedNumber}
      >
        Many accounts send from it. Yours does so only while it has no dedicated number.
      </Card>
    </section>
  );
}

interface CardProps {
  readonly title: string;
  readonly icon: IconName;
  readonly tone: "dedicated" | "shared" | "idle";
  readonly badge: string;
  readonly phone: PhoneForms;
  readonly number: string;
  readonly children: ReactNode;
}

function Card({ title, icon, tone, badge, phone, number, children }: CardProps): ReactNode {
  return (
    <article className="card" data-tone={tone}>
      <header>
        <h2>
          <Icon name={icon} /> {title}
        </h2>
        <span className="badge" data-tone={tone}>
          {badge}
        </span>
      </header>
      <p className="number">
        <span>{phone.international}</span>
        <CopyButton text={number} what={phone.international} />
      </p>
      <p className="note">{children}</p>
    </article>
  );
}
