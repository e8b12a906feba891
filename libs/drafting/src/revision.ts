import { seal, type Json, type Sealed } from '#libs/seal';
import type { DocumentJson } from './document.js';
import { schemaVersion } from './schema.js';

/** The revision of a statement's text as it is voted on: title and document under the schema's version. */
export const sealRevision = (title: string, document: DocumentJson): Sealed =>
  seal('plenary-revision/1', {
    schema: schemaVersion,
    title,
    document: document as unknown as Json,
  });
