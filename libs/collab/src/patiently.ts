const firstPause = 50;
const longestPause = 5_000;

/** Asks again and again, with growing pauses, until there is an answer; null once nobody waits for it any more. */
export async function patiently<Answer>(
  ask: () => Promise<Answer>,
  onFailure: (error: unknown) => void,
  isOver: () => boolean,
): Promise<Answer | null> {
  for (let pause = firstPause; !isOver(); pause = Math.min(longestPause, pause * 2)) {
    try {
      return await ask();
    } catch (error) {
      onFailure(error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return null;
}
