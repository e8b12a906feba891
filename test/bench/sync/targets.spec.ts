import { hocuspocus } from '../servers/hocuspocus.js';
import { plenary } from '../servers/plenary.js';
import { relay } from '../servers/relay.js';
import { yWebsocketServer } from '../servers/y-websocket-server.js';
import { summarise } from './results.js';
import { judge } from './targets.js';

const result = (contestant: typeof relay, cpu: number, wholeCpu: number, p99: number) =>
  summarise('lecture', contestant, [{ figures: { cpu, wholeCpu, p99 }, troubles: [] }]);

const results = [
  result(plenary, 7, 9, 31),
  result(yWebsocketServer, 8, 8, 12),
  result(hocuspocus, 10, 10, 12),
  result(relay, 6, 6, 12),
];

describe('targets', () => {
  it.each([
    ['the relay’s', 'cpu', 'relay', 7 / 6, false],
    ['the best peer’s', 'cpu', 'best peer', 7 / 8, true],
    ['the best peer’s, with Postgres', 'wholeCpu', 'best peer', 9 / 8, false],
    ['a number', 'p99', undefined, 31, false],
  ] as const)('compare a figure with %s', (_, figure, of, value, isMet) => {
    const verdict = judge(results).find(
      (each) => each.server === 'plenary' && each.figure === figure && each.of === of,
    );
    expect(verdict).toMatchObject({ value, isMet });
  });

  it('say so where somebody was not measured', () => {
    const verdicts = judge(results).filter(({ server }) => server === 'plenary-memory');
    expect(verdicts).toMatchObject([{ value: null, isMet: null }]);
  });

  it('are of the presets that were run', () => {
    expect(new Set(judge(results).map(({ preset }) => preset))).toEqual(new Set(['lecture']));
  });
});
