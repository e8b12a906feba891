import {
  Extension,
  getSchema,
  type AnyExtension,
  type Attributes,
  type Node as TipTapNode,
} from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import type { Schema } from 'prosemirror-model';
import { anInteger, aLanguageTag, nullOr, oneOf, type AttributeCheck } from './attribute-checks.js';
import { Footnote } from './footnote.js';
import { SafeLink } from './link.js';

/** Changes whenever a node, mark or attribute is added, removed or means something else; stored with every revision. */
export const schemaVersion = 1;

/** The blocks whose direction and language a writer may set; without one, the text's own characters decide. */
const localizedBlocks = ['paragraph', 'heading'];

const Localized = Extension.create({
  name: 'localized',
  addGlobalAttributes: () => [
    {
      types: localizedBlocks,
      attributes: {
        dir: {
          default: null,
          validate: nullOr(oneOf('ltr', 'rtl')),
          parseHTML: (element) =>
            /^(ltr|rtl)$/.exec(element.getAttribute('dir') ?? '')?.[0] ?? null,
          renderHTML: ({ dir }) => ({ dir: dir ?? 'auto' }),
        },
        lang: {
          default: null,
          validate: nullOr(aLanguageTag),
          parseHTML: (element) => element.getAttribute('lang'),
          renderHTML: ({ lang }) => (lang ? { lang } : {}),
        },
      },
    },
  ],
});

/** The node with a check on each of its own attributes; an attribute without a check is left out of the schema. */
const checked = (node: TipTapNode, checks: Record<string, AttributeCheck>) =>
  node.extend({
    addAttributes() {
      const own: Attributes = (this.parent as (() => Attributes) | undefined)?.() ?? {};
      const kept = Object.entries(checks).map(([name, validate]) => [
        name,
        { ...own[name], validate },
      ]);
      return Object.fromEntries(kept) as Attributes;
    },
  });

const cellChecks = { colspan: anInteger(1, 50), rowspan: anInteger(1, 500) };

/**
 * The one schema of every document: the editor, the gate, the hash and the exports are built from this list.
 * An unset attribute means the default, so only what a writer chose is stored.
 */
export const documentExtensions = (): AnyExtension[] => [
  Document,
  Paragraph,
  Text,
  checked(Heading.configure({ levels: [1, 2, 3] }), { level: anInteger(1, 3) }),
  Blockquote,
  BulletList,
  checked(OrderedList, { start: anInteger(0, 100_000) }),
  ListItem,
  HardBreak,
  Table,
  TableRow,
  checked(TableHeader, cellChecks),
  checked(TableCell, cellChecks),
  Footnote,
  Bold,
  Italic,
  Underline,
  SafeLink,
  Localized,
];

let built: Schema | undefined;

/** The ProseMirror schema of `documentExtensions`, built once. */
export const documentSchema = (): Schema => (built ??= getSchema(documentExtensions()));
