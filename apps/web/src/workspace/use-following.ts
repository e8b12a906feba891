import { useEffect, useRef, useState } from 'react';

/** Whether the person is writing in a text just now. */
const isTyping = (): boolean => {
  const at = document.activeElement;
  return at instanceof HTMLElement && at.isContentEditable && at.textContent !== '';
};

/**
 * Which statement I look at: the spotlight while I follow, else my own choice. Whoever chooses another, or is typing
 * when the spotlight moves, is not dragged along; `follow` brings them back.
 */
export function useFollowing(spotlight: string | null) {
  const [following, setFollowing] = useState(true);
  const [chosen, choose] = useState<string | null>(null);
  const [shown, setShown] = useState(spotlight);
  const latest = useRef(chosen);
  latest.current = following && shown !== null ? shown : chosen;

  useEffect(() => {
    if (spotlight === shown) return;
    if (spotlight !== null && isTyping() && latest.current !== spotlight) {
      choose(latest.current);
      setFollowing(false);
    } else if (spotlight === null && following) choose(latest.current);
    setShown(spotlight);
  }, [spotlight, shown, following]);

  return {
    following,
    selectedStatementId: following && shown !== null ? shown : chosen,
    selectStatement: (id: string | null) => {
      choose(id);
      setFollowing(spotlight === null || id === spotlight);
    },
    follow: () => setFollowing(true),
    stopFollowing: () => {
      choose(latest.current);
      setFollowing(false);
    },
  };
}
