export {
  emptyDocument,
  documentRoot,
  healDocument,
  isEmpty,
  plainText,
  readDocument,
  type DocumentJson,
} from './document.js';
export { describeSchema, type SchemaDescription } from './describe-schema.js';
export { documentRules } from './document-rules.js';
export { isSafeAddress } from './link.js';
export { openRevision } from './open-revision.js';
export { sealRevision } from './revision.js';
export { documentExtensions, documentSchema, schemaVersion } from './schema.js';
export * from './contract.js';
