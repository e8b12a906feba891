import { difference, type Difference } from './difference.js';
import type { AuditCheck } from './check-audit.js';
import type { PollRecord, ProcessRecord } from './process-record.js';
import type { Things } from './things.js';

/** The polls on texts of each statement. */
const byText = (polls: readonly PollRecord[], things: Things): Map<string, PollRecord[]> => {
  const found = new Map<string, PollRecord[]>();
  for (const poll of polls)
    for (const statement of things.statementsOf(poll)) {
      const those = found.get(statement) ?? [];
      if (those.length === 0) found.set(statement, those);
      those.push(poll);
    }
  return found;
};

/**
 * Checks that each poll counts all earlier ones on the same texts, by whatever method: none of them may be left out of the
 * record, unless it still runs. What opened within one millisecond may have done so in any order.
 */
export function checkAttempts(
  { polls }: ProcessRecord,
  things: Things,
  audit: AuditCheck,
): Difference[] {
  const onText = byText(polls, things);
  return polls.flatMap((poll, i) => {
    const others = [...things.statementsOf(poll)].flatMap((text) => onText.get(text)!);
    const { earlier, atOnce } = countOthers(poll, new Set(others));
    const at = `polls[${i}].attempt`;
    if (poll.attempt < earlier + 1) return [difference(at, 'attempt')];
    const isOnTexts = poll.options.some(({ revision }) => revision !== undefined);
    const most = isOnTexts ? earlier + atOnce + audit.runningBeside(poll) + 1 : 1;
    return poll.attempt > most ? [difference(at, 'attempt-hidden')] : [];
  });
}

const countOthers = (poll: PollRecord, others: ReadonlySet<PollRecord>) => {
  const opened = Date.parse(poll.openedAt);
  let [earlier, atOnce] = [0, 0];
  for (const other of others) {
    const at = Date.parse(other.openedAt);
    if (other !== poll && at < opened) earlier += 1;
    if (other !== poll && at === opened) atOnce += 1;
  }
  return { earlier, atOnce };
};
