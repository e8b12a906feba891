import type { PollOptionView } from '#libs/voting';
import { PinnedTextOnDemand } from '../pinned-text';

/** The text of one of several options, folded, where it has one. */
export function OptionText({ option }: { readonly option: PollOptionView }) {
  return option.revisionId && option.revision ? (
    <PinnedTextOnDemand revisionId={option.revisionId} revision={option.revision} />
  ) : null;
}
