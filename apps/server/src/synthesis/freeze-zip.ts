import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

const types = '[Content_Types].xml';

const inOrder = (a: string, b: string): number =>
  a === types ? -1 : b === types ? 1 : a < b ? -1 : a > b ? 1 : 0;

const isXml = (name: string) => name.endsWith('.xml') || name.endsWith('.rels');

/** Random ids become numbers in the order in which they first occur; times become the given one. */
const settle = (parts: Record<string, Uint8Array>, iso: string): Map<string, string> => {
  const numbers = new Map<string, string>();
  const numbered = (id: string) => {
    if (!numbers.has(id)) numbers.set(id, `rIdLink${numbers.size + 1}`);
    return numbers.get(id)!;
  };
  const texts = Object.keys(parts).filter(isXml).toSorted(inOrder);
  return new Map(
    texts.map((name) => [
      name,
      strFromU8(parts[name]!)
        .replace(/rId[\w-]{21}(?=")/g, numbered)
        .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${iso}`),
    ]),
  );
};

/** The same document packed so that equal content has equal bytes: sorted, without times or random ids. */
export function freezeZip(packed: Uint8Array, iso: string): Uint8Array {
  const parts = unzipSync(packed);
  const settled = settle(parts, iso);
  const frozen: Zippable = {};
  for (const name of Object.keys(parts).toSorted(inOrder)) {
    const text = settled.get(name);
    frozen[name] = [
      text === undefined ? parts[name]! : strToU8(text),
      { mtime: '1980-01-02T00:00:00', level: 6 },
    ];
  }
  return zipSync(frozen);
}
