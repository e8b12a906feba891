/** The body of a binding poll on adopting one text, which may be closed at any time, with what a story changes of it. */
export const adoptionPoll = (change: object = {}) => ({
  question: 'Shall the text be adopted?',
  method: 'yes-no-abstain',
  options: [{ label: 'The text' }],
  rule: {},
  binding: true,
  minimumOpen: 0,
  ...change,
});
