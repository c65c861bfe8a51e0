import type { Schemas } from "../api.ts";
import { byId } from "../dom.ts";
import { type CardActions, type PlanCard, planCard } from "./card.ts";

type Plan = Schemas["Plan"];

/** List of current plans. */
export interface PlanList {
  show(plans: readonly Plan[]): void;
}

export function createPlanList(actions: CardActions): PlanList {
  const list = byId("plan-list", HTMLElement);
  const cards = new Map<string, PlanCard>();
  return {
    show: (plans) => {
      const bySlot = new Map(plans.map((plan) => [`${plan.keyId ?? "*"} ${plan.operation}`, plan]));
      for (const [slot, { root }] of cards) {
        if (bySlot.has(slot)) continue;
        // The focus moves from a removed card to the heading.
        if (root.contains(document.activeElement)) byId("plans-title", HTMLElement).focus();
        root.remove();
        cards.delete(slot);
      }
      for (const [slot, plan] of bySlot) {
        const card = cards.get(slot) ?? planCard(plan, actions);
        card.show(plan);
        if (!cards.has(slot)) list.append(card.root);
        cards.set(slot, card);
      }
      byId("no-plan", HTMLElement).hidden = plans.length > 0;
    },
  };
}
