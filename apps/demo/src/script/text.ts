/** The stakeholder groups of the process, in their order. */
export const groups = {
  hq: 'UN Headquarters',
  field: 'Field operations',
  governments: 'Governments',
  academia: 'Academia',
} as const;
export type GroupKey = keyof typeof groups;
export const groupKeys = Object.keys(groups) as GroupKey[];

/** The themes of the process, in their order. */
export const themes = {
  integration: 'Strategic integration',
  alignment: 'Alignment among UN entities',
  leadership: 'Leadership and incentives',
  politics: 'Politics at the centre',
  authority: 'Field-level authority',
  funding: 'Long-term funding and commitment',
} as const;
export type ThemeKey = keyof typeof themes;

/** A paragraph and the group one of whose people writes it; direction and language where they are not English's. */
export interface ScriptedParagraph {
  readonly by: GroupKey;
  readonly words: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** Words that the rapporteur replaces while the room reviews: from, to. */
export type Amendment = readonly [from: string, to: string];

/** How the people of each group vote, in the groups' order, a letter a person: y, n or a. As in `yyya yyyy ynay yyyy`. */
export type Votes = string;

/** A finding or recommendation as the people will draft, amend and decide it. */
export interface ScriptedText {
  readonly kind: 'finding' | 'recommendation';
  readonly theme: ThemeKey;
  readonly title: string;
  readonly paragraphs: readonly ScriptedParagraph[];
  readonly amendments?: readonly Amendment[];
  /** asked in a straw poll before the decision */
  readonly gauge?: { readonly question: string; readonly votes: Votes };
  readonly votes: Votes;
  /** what is changed after a first refusal, and how the second vote goes */
  readonly compromise?: { readonly amendments: readonly Amendment[]; readonly votes: Votes };
}
