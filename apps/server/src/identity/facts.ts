/** What this noun tells the others; each is told after the commit. */
export interface IdentityFacts {
  /** somebody signed out: whatever their browser holds open is to be closed */
  'session:ended': { readonly sessionId: string };
}
