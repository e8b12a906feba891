import { Extension } from '@tiptap/core';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { textDirection } from './text-direction';

const directionOf = ({ doc }: EditorState): string => {
  let direction: string | null = null;
  doc.descendants((node) => {
    if (direction === null && node.isText) direction = textDirection(node.text!);
    return direction === null;
  });
  return direction ?? document.documentElement.dir;
};

/** Lets lists and tables run as the text's first letter says, whatever the direction of the interface. */
export const DocumentDirection = Extension.create({
  name: 'documentDirection',
  addProseMirrorPlugins: () => [
    new Plugin({ props: { attributes: (state) => ({ dir: directionOf(state) }) } }),
  ],
});
