import { z } from 'zod';

const id = z.string().min(1);
const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** The acts on polls that the audit chain keeps, each with its payload. */
export const pollActs = {
  /** `hash` is the poll hash */
  'poll:opened': z.strictObject({ poll: id, hash }),
  /** `result` is the fingerprint by `sealResult` */
  'poll:closed': z.strictObject({ poll: id, hash, result: hash }),
  'poll:cancelled': z.strictObject({ poll: id, reason: z.string() }),
  'poll:extended': z.strictObject({ poll: id, until: z.string() }),
  /** ids of the options that the chair selected of those that tied */
  'poll:ruled': z.strictObject({ poll: id, selected: z.array(id).readonly(), reason: z.string() }),
};

export type PollAct = keyof typeof pollActs;

/** What the audit chain is told of an act. */
export type PollActPayload<A extends PollAct> = z.infer<(typeof pollActs)[A]>;
