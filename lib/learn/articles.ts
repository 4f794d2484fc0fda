import type { Article } from "./article";
import { WHEN_TO_WORRY } from "./when-to-worry";

const WHAT_IT_IS: Article = {
  id: "what-it-is",
  sections: [
    {
      id: "feel",
      items: {
        tight: ["cary", "orthony", "first_rate_local"],
        sudden: ["orthony", "first_rate_local"],
        bend: ["orthony", "first_rate_local"],
        neck: ["first_rate_local", "cary"],
      },
    },
    {
      id: "lasts",
      items: { hours: ["orthobiologics"], days: ["orthony"], heals: ["cary"] },
    },
    { id: "not", items: { twitch: ["non_surgical"], serious: ["nhs", "henschke"] } },
  ],
};

const CAUSES: Article = {
  id: "causes",
  sections: [
    {
      id: "triggers",
      items: {
        lifting: ["orthobiologics", "first_rate_local"],
        bending: ["first_rate_local", "non_surgical"],
        sudden: ["first_rate_local"],
        sitting: ["first_rate_local"],
        slumping: ["orthobiologics", "orthony"],
        sport: ["orthobiologics", "cary", "non_surgical"],
        heels: ["first_rate_local"],
      },
    },
    {
      id: "risks",
      items: {
        age: ["orthony"],
        weight: ["orthony", "first_rate_local"],
        stress: ["orthony", "first_rate_local"],
        smoking: ["orthony", "first_rate_local"],
        sleep: ["non_surgical"],
        water: ["orthobiologics", "orthony", "non_surgical"],
        tight: ["non_surgical"],
        weak: ["non_surgical"],
        unused: ["orthony"],
      },
    },
    {
      id: "behind",
      items: {
        disc: ["orthobiologics"],
        joints: ["cary", "orthony", "first_rate_local"],
        bones: ["first_rate_local", "acr"],
        rare: ["non_surgical", "henschke"],
      },
    },
  ],
};

const AT_HOME: Article = {
  id: "at-home",
  sections: [
    {
      id: "enough",
      items: {
        mild: ["orthobiologics"],
        short: ["orthobiologics"],
        helps: ["orthobiologics"],
      },
    },
    {
      id: "helps",
      items: {
        move: ["nice_ng59", "acp", "orthobiologics"],
        bed: ["nice_ng59", "non_surgical"],
        walk: ["orthobiologics"],
        lie: ["non_surgical"],
        heat: ["acp", "non_surgical"],
        stretch: ["orthobiologics", "first_rate_local"],
        drink: ["non_surgical"],
        sleep: ["non_surgical"],
        strain: ["non_surgical"],
        usual: ["nice_ng59", "nhs"],
      },
    },
    {
      id: "medicine",
      items: {
        help: ["nice_ng59", "acp", "non_surgical"],
        notForAll: ["nhs_ibuprofen"],
        ask: ["nhs_ibuprofen", "nice_ng59"],
        other: ["nice_ng59", "acp", "non_surgical"],
        label: ["nhs_ibuprofen", "nhs_paracetamol", "non_surgical"],
      },
    },
    {
      id: "again",
      items: {
        day3: ["orthobiologics"],
        day7: ["orthony"],
        worse: ["orthobiologics"],
      },
    },
  ],
};

const PREVENT: Article = {
  id: "prevent",
  sections: [
    {
      id: "move",
      items: {
        exercise: ["nhs", "first_rate_local"],
        stretch: ["orthobiologics", "non_surgical"],
        warmUp: ["first_rate_local"],
        impact: ["first_rate_local"],
      },
    },
    {
      id: "lift",
      items: {
        close: ["nhs"],
        knees: ["first_rate_local"],
        twist: ["first_rate_local"],
        slow: ["first_rate_local"],
      },
    },
    {
      id: "sit",
      items: {
        breaks: ["first_rate_local", "nhs"],
        tall: ["orthobiologics", "first_rate_local"],
        shoes: ["first_rate_local"],
      },
    },
    {
      id: "live",
      items: {
        sleep: ["first_rate_local", "non_surgical"],
        water: ["orthobiologics", "orthony"],
        weight: ["first_rate_local", "nhs"],
        smoke: ["first_rate_local"],
        stress: ["orthony"],
      },
    },
    { id: "returns", items: { therapist: ["first_rate_local", "nice_ng59"] } },
  ],
};

export const ARTICLES: readonly Article[] = [WHAT_IT_IS, CAUSES, AT_HOME, PREVENT, WHEN_TO_WORRY];

/** The article with this id; undefined where there is none. */
export function articleById(id: string): Article | undefined {
  return ARTICLES.find((article) => article.id === id);
}
