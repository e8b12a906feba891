import { inside, item, refuse } from './place.js';

/** How deep lists and objects may lie in each other. */
export const deepest = 64;

/** How many characters a number may have; a double keeps 17 digits. */
const longestNumber = 40;

const quote = 0x22;
const backslash = 0x5c;
const literals = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const word = /[a-z]+/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/** A number's digits without zeros at either end, and the power of ten of the last one. */
const digitsOf = (text: string): string => {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e') as [string, string?];
  const [whole, decimals = ''] = mantissa.replace('-', '').split('.') as [string, string?];
  const significant = (whole + decimals).replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  if (digits === '') return '0';
  const power = Number(exponent) - decimals.length + significant.length - digits.length;
  return `${digits}e${power}`;
};

/** Whether a number reads back as what was written, so that no digit is lost. */
const isExact = (text: string, value: number): boolean =>
  text.length <= longestNumber &&
  Number.isFinite(value) &&
  (Number.isSafeInteger(value) || !Number.isInteger(value)) &&
  digitsOf(text) === digitsOf(String(value));

/** Reads JSON (RFC 8259) strictly; refuses what `JSON.parse` lets pass in silence. */
class StrictJson {
  private at = 0;
  /** the keys and indices that lead to what is being read */
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string) {}

  read(): unknown {
    const value = this.value(0);
    this.skipSpace();
    if (this.at < this.text.length) this.fail('There is something after the end of the value.');
    return value;
  }

  private value(depth: number): unknown {
    this.skipSpace();
    const code = this.text.charCodeAt(this.at);
    if (code === 0x7b) return this.object(depth + 1);
    if (code === 0x5b) return this.list(depth + 1);
    if (code === quote) return this.string();
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return this.number();
    return this.literal();
  }

  private object(depth: number): Record<string, unknown> {
    this.goDown(depth);
    const object: Record<string, unknown> = {};
    if (this.ends(0x7d)) return object;
    do {
      this.skipSpace();
      const start = this.at;
      if (this.text.charCodeAt(start) !== quote) this.fail('A key in quotes is missing.');
      const key = this.string();
      if (Object.hasOwn(object, key)) {
        this.at = start;
        this.path.push(key);
        this.fail('This key stands twice in one object', this.place());
      }
      this.expect(0x3a, 'A colon is missing after a key.');
      this.path.push(key);
      set(object, key, this.value(depth));
      this.path.pop();
    } while (this.goesOn(0x7d));
    return object;
  }

  private list(depth: number): unknown[] {
    this.goDown(depth);
    const list: unknown[] = [];
    if (this.ends(0x5d)) return list;
    do {
      this.path.push(list.length);
      list.push(this.value(depth));
      this.path.pop();
    } while (this.goesOn(0x5d));
    return list;
  }

  private string(): string {
    const { text } = this;
    const start = (this.at += 1);
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === quote) break;
      if (code === backslash) return this.escaped(start);
      if (code < 0x20) this.fail('A control character stands in a text.');
      if (Number.isNaN(code)) this.fail('A text does not end.');
      this.at += 1;
    }
    this.at += 1;
    return text.slice(start, this.at - 1);
  }

  /** The rest of a text with an escape in it. */
  private escaped(start: number): string {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === quote) break;
      if (code < 0x20) this.fail('A control character stands in a text.');
      if (Number.isNaN(code)) this.fail('A text does not end.');
      if (code === backslash) this.take(escape, 'A text holds an escape that JSON does not know.');
      else this.at += 1;
    }
    this.at += 1;
    return JSON.parse(this.text.slice(start - 1, this.at)) as string;
  }

  private number(): number {
    const start = this.at;
    const text = this.take(number, 'This is not a number.');
    const value = Number(text);
    if (!isExact(text, value)) {
      this.at = start;
      this.fail('This number has more digits than can be kept exactly', this.place());
    }
    return value === 0 ? 0 : value;
  }

  private literal(): unknown {
    const start = this.at;
    const text = this.take(
      word,
      this.at < this.text.length ? 'A value is missing.' : 'The text ends too early.',
    );
    if (!literals.has(text)) {
      this.at = start;
      this.fail('A value is missing.');
    }
    return literals.get(text);
  }

  private take(pattern: RegExp, otherwise: string): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return this.fail(otherwise);
    this.at += found.length;
    return found;
  }

  /** Steps over the opening bracket. */
  private goDown(depth: number): void {
    if (depth > deepest) this.fail(`Lists and objects lie more than ${deepest} deep.`);
    this.at += 1;
  }

  private ends(close: number): boolean {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== close) return false;
    this.at += 1;
    return true;
  }

  private goesOn(close: number): boolean {
    if (this.ends(close)) return false;
    this.expect(0x2c, 'A comma or a closing bracket is missing.');
    return true;
  }

  private expect(code: number, otherwise: string): void {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== code) this.fail(otherwise);
    this.at += 1;
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private place(): string {
    return this.path.reduce<string>(
      (place, key) => (typeof key === 'number' ? item(place, key) : inside(place, key)),
      '',
    );
  }

  private fail(message: string, place?: string): never {
    const before = this.text.slice(0, this.at).split(/\r\n|\r|\n/);
    const where = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
    return refuse(place === undefined ? message : `${message}: ${place}.`, where);
  }
}

/** Sets a key of its own, also where its name is that of the prototype. */
const set = (object: Record<string, unknown>, key: string, value: unknown): void => {
  if (key === '__proto__')
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else object[key] = value;
};

/** Reads JSON character by character, and tells where it is not what it should be. */
export const readStrictJson = (text: string): unknown => new StrictJson(text).read();
