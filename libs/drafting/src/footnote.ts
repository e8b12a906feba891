import { mergeAttributes, Node } from '@tiptap/core';
import { aText } from './attribute-checks.js';

/** A note to a place in the text; its words are an attribute, so they are edited as one. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  marks: '',
  addAttributes: () => ({
    text: {
      default: '',
      validate: aText(4000),
      parseHTML: (element) => element.getAttribute('data-footnote') ?? '',
      renderHTML: ({ text }) => ({ 'data-footnote': text }),
    },
  }),
  parseHTML: () => [{ tag: 'sup[data-footnote]' }],
  renderHTML: ({ HTMLAttributes, node }) => [
    'sup',
    mergeAttributes(HTMLAttributes, { role: 'note', 'aria-label': node.attrs['text'] as string }),
  ],
});
