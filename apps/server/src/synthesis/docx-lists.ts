import { AlignmentType, LevelFormat, type ILevelsOptions, type INumberingOptions } from 'docx';

/** Word knows nine levels of a list; deeper ones stand on the last. */
const deepest = 8;

/** Where a paragraph is numbered. */
export interface ListPlace {
  readonly reference: string;
  readonly level: number;
}

export const indentOf = (level: number): number => 500 * level;

const level = (
  at: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  start: number,
): ILevelsOptions => ({
  level: at,
  format,
  text,
  start,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { start: indentOf(at + 1), hanging: 400 } } },
});

/** The lists of one Word document; each ordered one counts for itself. */
export class DocxLists {
  private readonly config: { reference: string; levels: ILevelsOptions[] }[] = [];

  place(ordered: boolean, start: number, depth: number): ListPlace {
    const at = Math.min(depth, deepest);
    const reference = `list-${this.config.length + 1}`;
    const drawn = ordered
      ? level(at, LevelFormat.DECIMAL, `%${at + 1}.`, start)
      : level(at, LevelFormat.BULLET, '•', 1);
    this.config.push({ reference, levels: [drawn] });
    return { reference, level: at };
  }

  numbering(): INumberingOptions {
    return { config: this.config };
  }
}
