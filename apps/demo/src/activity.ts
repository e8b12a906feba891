/** How much the simulated people have done since the demo began. */
export class Activity {
  updatesTyped = 0;
  ballotsCast = 0;
}
