export const en = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  home: 'To the start page',
  noToken: 'This page needs a sign-in link',
  usedUp: 'This sign-in link has been used or has expired',
  howToGetALink:
    'A link works once, for ten minutes, in a browser on the machine that runs Plenary. There, this command prints a new one:',
} as const;
