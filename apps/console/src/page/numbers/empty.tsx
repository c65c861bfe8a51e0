import type { ReactNode } from "react";

/** What stands where the table would be, for an account without a dedicated number. */
export function Empty({ shared }: { readonly shared: string }): ReactNode {
  return (
    <section className="empty" aria-labelledby="dedicated">
      <h2 id="dedicated">No dedicated numbers yet</h2>
      <p>
        Until the account has a number of its own, its messages are sent from the shared number <b>{shared}</b>. Nothing
        has to be set up for that.
      </p>
      <dl>
        <div>
          <dt>What “shared” means</dt>
          <dd>Many accounts send from the same number, so people who get a message cannot tell by it who sent it.</dd>
        </div>
        <div>
          <dt>What a dedicated number changes</dt>
          <dd>
            It belongs to this account alone. Once there is one, messages are sent from it and not from the shared one.
          </dd>
        </div>
      </dl>
    </section>
  );
}
