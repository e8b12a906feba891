import { ApiProblem, type ApiProblemKind } from '../platform/api';

interface ProblemBody {
  readonly kind?: ApiProblemKind;
  readonly detail?: string;
}

/** A file of the server; anything but the file throws an ApiProblem. */
export async function fetchFile(path: string): Promise<Blob> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch((reason: unknown) => {
    throw new ApiProblem('offline', String(reason));
  });
  if (response.ok) return response.blob();
  const { kind, detail } = (await response.json().catch(() => ({}))) as ProblemBody;
  throw new ApiProblem(
    kind ?? 'internal',
    detail ?? response.statusText,
    undefined,
    response.status,
  );
}

/** Hands a file to the browser as a download. */
export function offerFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
