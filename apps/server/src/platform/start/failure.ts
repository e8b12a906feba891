import { isProblem } from '#libs/problem';

/** One line where an operator can mend it; a defect shows where it sits. */
export function failureText(error: unknown): string {
  if (isProblem(error)) return `${error.message.replace(/\s+/g, ' ')}\n`;
  return `${error instanceof Error ? error.stack : String(error)}\n`;
}
