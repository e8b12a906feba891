import * as encoding from 'lib0/encoding';
import type { Dice } from '../../libs/collab/src/editor.stories.js';

/** Bytes that were good, and others of their kind to borrow from. */
interface Material {
  readonly bytes: Uint8Array;
  readonly others: readonly Uint8Array[];
  /** Client ids that are in use, to be taken for each other. */
  readonly clientIds: readonly number[];
}

type Mutation = (material: Material, dice: Dice) => Uint8Array;

const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const place = (bytes: Uint8Array, dice: Dice) => dice.below(bytes.length + 1);
const random = (length: number, dice: Dice) => Uint8Array.from({ length }, () => dice.below(256));
const varint = (value: number) =>
  encoding.encode((encoder) => encoding.writeVarUint(encoder, value));

const flipBits: Mutation = ({ bytes }, dice) => {
  const copy = bytes.slice();
  for (let i = dice.below(4); i >= 0 && copy.length > 0; i--)
    copy[dice.below(copy.length)]! ^= 1 << dice.below(8);
  return copy;
};

const replaceBytes: Mutation = ({ bytes }, dice) => {
  const copy = bytes.slice();
  for (let i = dice.below(3); i >= 0 && copy.length > 0; i--)
    copy[dice.below(copy.length)] = dice.below(256);
  return copy;
};

const truncate: Mutation = ({ bytes }, dice) => bytes.slice(0, place(bytes, dice));

const insert: Mutation = ({ bytes }, dice) => {
  const at = place(bytes, dice);
  return join(bytes.subarray(0, at), random(1 + dice.below(8), dice), bytes.subarray(at));
};

const splice: Mutation = ({ bytes, others }, dice) => {
  const other = dice.pick(others);
  return join(bytes.subarray(0, place(bytes, dice)), other.subarray(place(other, dice)));
};

/** Says a part twice: a struct, a range, or half of one. */
const repeat: Mutation = ({ bytes }, dice) => {
  const end = place(bytes, dice);
  return join(bytes.subarray(0, end), bytes.subarray(dice.below(end + 1)));
};

/** Makes a number greater than 64 bits hold, or writes it longer than it need be. */
const inflate: Mutation = ({ bytes }, dice) => {
  const at = dice.below(Math.max(1, bytes.length));
  const tail = dice() < 0.5 ? [0] : [...random(1 + dice.below(9), dice), 1];
  const longer = Uint8Array.from([bytes[at] ?? 0, ...tail.slice(0, -1), 0], (byte) => byte | 0x80);
  longer[longer.length - 1] = tail.at(-1)!;
  return join(bytes.subarray(0, at), longer, bytes.subarray(at + 1));
};

const swapClient: Mutation = ({ bytes, clientIds }, dice) => {
  const [from, to] = [varint(dice.pick(clientIds)), varint(dice.pick(clientIds))];
  const at = Buffer.from(bytes).indexOf(from, dice() < 0.5 ? 0 : place(bytes, dice));
  if (at < 0) return flipBits({ bytes, others: [], clientIds }, dice);
  return join(bytes.subarray(0, at), to, bytes.subarray(at + from.length));
};

const leave: Mutation = ({ bytes }) => bytes;

const mutations: readonly Mutation[] = [
  flipBits,
  flipBits,
  replaceBytes,
  replaceBytes,
  truncate,
  insert,
  splice,
  repeat,
  inflate,
  swapClient,
  swapClient,
  leave,
  leave,
];

/** Good bytes with something wrong, once or twice; now and then as they were. */
export function mutate(material: Material, dice: Dice): Uint8Array {
  const bytes = dice.pick(mutations)(material, dice);
  return dice() < 0.2 ? dice.pick(mutations)({ ...material, bytes }, dice) : bytes;
}
