import type { ReactNode } from "react";
import { CopyButton } from "../parts/copy-button.tsx";
import { Icon, type IconName } from "../parts/icon.tsx";
import { type PhoneForms, phoneForms } from "./phone.ts";
import type { Sender } from "./sender.ts";

interface SendersProps {
  readonly sender: Sender;
  /** Label of the sender, if it has one. */
  readonly label: string | undefined;
  readonly sharedNumber: string;
}

/** Cards with the number that messages are sent from and the shared number. */
export function Senders({ sender, label, sharedNumber }: SendersProps): ReactNode {
  return (
    <section className="cards" aria-label="Sending">
      <Card title="Sending from" icon="send" tone="dedicated" badge="Dedicated" number={sender.phoneNumber}>
        <span>First dedicated number</span>
        {label && <bdi title={label}>· {label}</bdi>}
      </Card>
      <Card title="Shared number" icon="shared" tone="idle" badge="Not in use" number={sharedNumber}>
        Fallback, shared with other accounts
      </Card>
    </section>
  );
}

interface CardProps {
  readonly title: string;
  readonly icon: IconName;
  readonly tone: "dedicated" | "shared" | "idle";
  readonly badge: string;
  /** In E.164. */
  readonly number: string;
  readonly children: ReactNode;
}

/** A sender with its number and one line about it. */
function Card({ title, icon, tone, badge, number, children }: CardProps): ReactNode {
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
      <PhoneLine number={number} forms={phoneForms(number)} />
      <p className="note">{children}</p>
    </article>
  );
}

function PhoneLine({ number, forms }: { readonly number: string; readonly forms: PhoneForms }): ReactNode {
  return (
    <p className="number">
      <span>{forms.international}</span>
      <CopyButton text={number} name={forms.international} />
    </p>
  );
}

/** Explanation for an account without dedicated numbers, which sends from the shared number. */
export function SharedOnly({ sharedNumber }: { readonly sharedNumber: string }): ReactNode {
  return (
    <article className="card shared-only" data-tone="shared" aria-label="Sending">
      <header>
        <h2>
          <Icon name="send" /> Sending from the shared number
        </h2>
      </header>
      <PhoneLine number={sharedNumber} forms={phoneForms(sharedNumber)} />
      <p>
        Your account has no dedicated numbers, so its messages are sent from the shared number. You do not need to set
        anything up.
      </p>
      <dl>
        <div>
          <dt>Shared number</dt>
          <dd>Other accounts send from it too. Recipients cannot tell from the number who sent a message.</dd>
        </div>
        <div>
          <dt>Dedicated number</dt>
          <dd>Belongs to your account alone. Once you have one, your messages are sent from it.</dd>
        </div>
      </dl>
    </article>
  );
}
