import type { DocumentJson } from '#libs/drafting';

export interface GridCell {
  readonly x: number;
  readonly y: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
  readonly content: readonly DocumentJson[];
}

/** A table with the place of each cell worked out: every place is covered once. */
export interface TableGrid {
  readonly columns: number;
  readonly rows: number;
  /** how many rows at the top are all headings and can be repeated on each page */
  readonly headerRows: number;
  /** by row, then by column */
  readonly cells: readonly GridCell[];
}

const emptyCell = { colspan: 1, rowspan: 1, header: false, content: [{ type: 'paragraph' }] };

const span = (value: unknown, most: number): number =>
  Math.max(1, Math.min(Number(value ?? 1), most));

class Places {
  private readonly taken = new Set<string>();
  isFree = (x: number, y: number) => !this.taken.has(`${x},${y}`);

  take({ x, y, colspan, rowspan }: Omit<GridCell, 'header' | 'content'>) {
    for (let row = y; row < y + rowspan; row++)
      for (let column = x; column < x + colspan; column++) this.taken.add(`${column},${row}`);
  }

  freeFrom(x: number, y: number): number {
    while (!this.isFree(x, y)) x += 1;
    return x;
  }

  /** how many of the columns from x are free, at most `wanted` */
  roomAt(x: number, y: number, wanted: number): number {
    let room = 1;
    while (room < wanted && this.isFree(x + room, y)) room += 1;
    return room;
  }
}

const inReadingOrder = (a: GridCell, b: GridCell) => a.y - b.y || a.x - b.x;

const leadingHeaders = (cells: readonly GridCell[], rows: number): number => {
  for (let n = 0; n < rows; n++) {
    const row = cells.filter(({ y }) => y === n);
    if (!row.every(({ header, rowspan }) => header && rowspan === 1)) return n;
  }
  return Math.max(0, rows - 1);
};

/** Places a table's cells as HTML does; spans that run out of the table or into each other are cut, gaps are filled. */
export function layOutTable(table: DocumentJson): TableGrid {
  const lines = table.content ?? [];
  const places = new Places();
  const cells: GridCell[] = lines.flatMap((line, y) => {
    let x = 0;
    return (line.content ?? []).map((cell): GridCell => {
      x = places.freeFrom(x, y);
      const placed = {
        x,
        y,
        colspan: places.roomAt(x, y, span(cell.attrs?.['colspan'], 50)),
        rowspan: span(cell.attrs?.['rowspan'], lines.length - y),
        header: cell.type === 'tableHeader',
        content: cell.content ?? emptyCell.content,
      };
      places.take(placed);
      return placed;
    });
  });
  const columns = Math.max(1, ...cells.map(({ x, colspan }) => x + colspan));
  for (let y = 0; y < lines.length; y++)
    for (let x = 0; x < columns; x++) if (places.isFree(x, y)) cells.push({ ...emptyCell, x, y });
  cells.sort(inReadingOrder);
  return { columns, rows: lines.length, headerRows: leadingHeaders(cells, lines.length), cells };
}
