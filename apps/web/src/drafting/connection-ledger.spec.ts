import { ConnectionLedger } from './connection-ledger';

const update = Uint8Array.of(0, 2, 1, 9);
const state = Uint8Array.of(0, 1, 1, 9);
const question = Uint8Array.of(0, 0, 1, 0);
const cursor = Uint8Array.of(1, 3, 1, 2, 3);

/** A ledger on a connection whose text has arrived; the first step 2 is sent and saved. */
const opened = () => {
  const ledger = new ConnectionLedger();
  ledger.connected();
  ledger.synced();
  ledger.sent(state);
  ledger.savedUpTo(1);
  return ledger;
};

const type = (ledger: ConnectionLedger, now = 0) => {
  ledger.changed(now, true);
  ledger.sent(update);
};

describe('the word on the connection', () => {
  it('is "opening" until the text has arrived, "saved" once it has', () => {
    const ledger = new ConnectionLedger();
    expect(ledger.word(0)).toEqual({ kind: 'opening' });
    ledger.connected();
    ledger.synced();
    expect(ledger.word(0)).toEqual({ kind: 'saved' });
  });

  it('is "saved" again only when every change is', () => {
    const ledger = opened();
    type(ledger);
    type(ledger);
    ledger.savedUpTo(2);
    expect(ledger.word(10)).toEqual({ kind: 'saving' });
    ledger.savedUpTo(3);
    expect(ledger.word(20)).toEqual({ kind: 'saved' });
    expect(ledger.hasUnsaved).toBe(false);
  });

  it('says for how long something has not been saved', () => {
    const ledger = opened();
    type(ledger, 1000);
    expect(ledger.word(13_500)).toEqual({ kind: 'unsaved', seconds: 12 });
  });

  it('says after one second that something is not saved', () => {
    const ledger = opened();
    type(ledger);
    expect(ledger.word(999)).toEqual({ kind: 'saving' });
    expect(ledger.word(1000)).toEqual({ kind: 'unsaved', seconds: 1 });
  });

  it('counts what waits offline, also what was on its way when the connection broke', () => {
    const ledger = opened();
    type(ledger);
    ledger.disconnected();
    ledger.changed(5, false);
    ledger.changed(6, false);
    expect(ledger.word(10)).toEqual({ kind: 'offline', waiting: 3 });
  });

  it('takes what waited for saved once the next connection’s step 2 is', () => {
    const ledger = opened();
    type(ledger);
    ledger.disconnected();
    ledger.connected();
    ledger.sent(question);
    ledger.sent(cursor);
    expect(ledger.word(10)).toEqual({ kind: 'saving' });
    ledger.sent(state);
    ledger.savedUpTo(1);
    expect(ledger.word(20)).toEqual({ kind: 'saved' });
  });

  it('does not take an older connection’s count for this one’s', () => {
    const ledger = opened();
    for (let i = 0; i < 5; i++) type(ledger);
    ledger.savedUpTo(6);
    ledger.disconnected();
    ledger.connected();
    ledger.sent(state);
    type(ledger);
    ledger.savedUpTo(1);
    expect(ledger.word(1)).toEqual({ kind: 'saving' });
    ledger.savedUpTo(2);
    expect(ledger.word(1)).toEqual({ kind: 'saved' });
  });

  it('counts what was typed while the socket closes, which nobody sends', () => {
    const ledger = opened();
    ledger.changed(0, false);
    ledger.disconnected();
    expect(ledger.word(1)).toEqual({ kind: 'offline', waiting: 1 });
    expect(ledger.hasUnsaved).toBe(true);
  });

  it('stays with the reason of a refusal, once the server has hung up for good', () => {
    const ledger = opened();
    type(ledger);
    ledger.refused('the text is locked');
    ledger.disconnected();
    ledger.closedForGood('closed');
    expect(ledger.word(0)).toEqual({ kind: 'refused', reason: 'the text is locked' });
    expect(ledger.hasUnsaved).toBe(true);
  });

  it('goes on where the server hung up for now', () => {
    const ledger = opened();
    type(ledger);
    ledger.refused('too much waits to be saved');
    ledger.disconnected();
    expect(ledger.word(0)).toEqual({ kind: 'offline', waiting: 1 });
    ledger.connected();
    ledger.sent(state);
    ledger.savedUpTo(1);
    expect(ledger.word(0)).toEqual({ kind: 'saved' });
  });

  it('is "ended" where the server hung up for good and everything is saved', () => {
    const ledger = opened();
    ledger.disconnected();
    ledger.closedForGood('you take no part any more');
    expect(ledger.word(0)).toEqual({ kind: 'ended' });
    expect(ledger.hasUnsaved).toBe(false);
  });
});
