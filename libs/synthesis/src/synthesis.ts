import type { DocumentJson, Standing, StatementKind } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { Attribution } from '#libs/workspace';
import type { Material, StatementMaterial, WorkshopMaterial } from './material.js';
import {
  orderingVote,
  ordersPriorities,
  prioritiesOf,
  readPriorityVote,
  statementFinder,
  type Priority,
  type PriorityVote,
} from './priorities.js';
import { byTime, decides, hasEnded, nameableGroups, readVote, type Vote } from './votes.js';

interface Reported {
  readonly id: string;
  readonly kind: StatementKind;
  readonly number: number;
  readonly title: string;
  /** title of the workshop that it comes from */
  readonly workshop: string | null;
  /** every vote on its text that was opened, earliest first */
  readonly votes: readonly Vote[];
}

export interface AdoptedStatement extends Reported {
  readonly document: DocumentJson;
  readonly hash: string;
  readonly priority: Priority | null;
}

export interface OtherStatement extends Reported {
  readonly theme: string | null;
  readonly standing: Standing;
}

/** The adopted texts under one theme: findings by number, then recommendations in order of priority. */
export interface Chapter {
  /** null for texts whose theme is gone */
  readonly theme: string | null;
  readonly findings: readonly AdoptedStatement[];
  readonly recommendations: readonly AdoptedStatement[];
}

/** The report as data, in its own order. It names groups where the attribution regime allows it, and never a person. */
export interface Synthesis {
  readonly title: string;
  readonly slug: string;
  readonly host: string;
  readonly attribution: Attribution;
  /** when the latest vote closed: what the report stands on; null before the first */
  readonly asOf: string | null;
  readonly summary: {
    readonly workshops: number;
    readonly groups: number;
    readonly statements: number;
    readonly findingsAdopted: number;
    readonly recommendationsAdopted: number;
    readonly bindingVotes: number;
  };
  /** null where groups may not be named */
  readonly groups: readonly string[] | null;
  readonly workshops: readonly WorkshopMaterial[];
  readonly chapters: readonly Chapter[];
  readonly priorityVotes: readonly PriorityVote[];
  readonly notAdopted: readonly OtherStatement[];
}

const kindOrder = { finding: 0, recommendation: 1 } as const;

const byKindAndNumber = (a: Reported, b: Reported): number =>
  kindOrder[a.kind] - kindOrder[b.kind] || a.number - b.number;

const byPriority = (a: AdoptedStatement, b: AdoptedStatement): number =>
  (a.priority?.rank ?? Infinity) === (b.priority?.rank ?? Infinity)
    ? a.number - b.number
    : (a.priority?.rank ?? Infinity) - (b.priority?.rank ?? Infinity);

const isAdopted = (statement: StatementMaterial): boolean =>
  statement.standing === 'adopted' && statement.adopted !== null;

/** Composes the final report from what was adopted. Same material, same report. */
export function composeSynthesis(material: Material): Synthesis {
  const { process, workshops, statements } = material;
  const groups = nameableGroups(material);
  const ended = material.polls.filter(hasEnded).toSorted(byTime);
  const statementOf = statementFinder(statements);
  const adopted = statements.filter(isAdopted);

  const votesOn = (id: string): Vote[] =>
    ended
      .filter(decides)
      .flatMap((poll) => optionsOn(poll, id).map((option) => readVote(poll, option, groups)));
  const optionsOn = (poll: PollView, id: string) =>
    poll.options
      .filter(({ revisionId }) => statementOf(revisionId) === id)
      .map((option) => option.id);

  const report = (statement: StatementMaterial): Reported => ({
    id: statement.id,
    kind: statement.kind,
    number: statement.number,
    title: statement.adopted?.title ?? statement.title,
    workshop: workshops.find(({ id }) => id === statement.workshopId)?.title ?? null,
    votes: votesOn(statement.id),
  });

  const recommendationsInOrder = (found: readonly StatementMaterial[]): AdoptedStatement[] => {
    const vote = orderingVote(ended, new Set(found.map(({ id }) => id)), statementOf);
    const priorities = vote ? prioritiesOf(readPriorityVote(vote, groups, statementOf)) : null;
    return found
      .map((statement) => adoptedAs(statement, priorities?.get(statement.id) ?? null))
      .toSorted(byPriority);
  };

  const adoptedAs = (statement: StatementMaterial, priority: Priority | null) => ({
    ...report(statement),
    document: statement.adopted!.document,
    hash: statement.adopted!.hash,
    priority,
  });

  const chapter = (theme: string | null, found: readonly StatementMaterial[]): Chapter => ({
    theme,
    findings: found
      .filter(({ kind }) => kind === 'finding')
      .map((statement) => adoptedAs(statement, null))
      .toSorted(byKindAndNumber),
    recommendations: recommendationsInOrder(found.filter(({ kind }) => kind === 'recommendation')),
  });

  const themes = process.themes.map(({ id, name }) => ({ id, name }));
  const known = new Set(themes.map(({ id }) => id));
  const chapters = [
    ...themes.map(({ id, name }) =>
      chapter(
        name,
        adopted.filter(({ themeId }) => themeId === id),
      ),
    ),
    chapter(
      null,
      adopted.filter(({ themeId }) => !known.has(themeId)),
    ),
  ];

  return {
    title: process.title,
    slug: process.slug,
    host: process.host,
    attribution: process.attribution,
    asOf: ended.findLast(({ status }) => status === 'closed')?.closedAt ?? null,
    summary: {
      workshops: workshops.length,
      groups: process.groups.length,
      statements: statements.length,
      findingsAdopted: adopted.filter(({ kind }) => kind === 'finding').length,
      recommendationsAdopted: adopted.filter(({ kind }) => kind === 'recommendation').length,
      bindingVotes: ended.filter(({ binding, status }) => binding && status === 'closed').length,
    },
    groups: groups && groups.map(({ name }) => name),
    workshops,
    chapters: chapters.filter((c) => c.findings.length + c.recommendations.length > 0),
    priorityVotes: ended
      .filter(ordersPriorities)
      .map((poll) => readPriorityVote(poll, groups, statementOf)),
    notAdopted: statements
      .filter((statement) => !isAdopted(statement))
      .map((statement) => ({
        ...report(statement),
        theme: themes.find(({ id }) => id === statement.themeId)?.name ?? null,
        standing: statement.standing,
      }))
      .toSorted(byKindAndNumber),
  };
}
