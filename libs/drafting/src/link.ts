import { Mark, mergeAttributes } from '@tiptap/core';
import { aWebAddress } from './attribute-checks.js';

/** Whether a reader may be sent to this address. */
export const isSafeAddress = (address: unknown): boolean => {
  try {
    aWebAddress(address);
    return true;
  } catch {
    return false;
  }
};

/** A link with its address alone: no script schemes, no target, no class. */
export const SafeLink = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { validate: aWebAddress } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (isSafeAddress(element.getAttribute('href')) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    mergeAttributes(HTMLAttributes, { rel: 'noopener noreferrer nofollow' }),
    0,
  ],
});
