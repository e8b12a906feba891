import { Later } from './later.js';

const { jest } = import.meta;

describe('what may wait a little', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const begin = () => {
    const done: string[] = [];
    const act = (name: string) => () => void done.push(name);
    return { later: new Later(20, 10), done, act };
  };

  it('is done when somebody passes, once it has waited', () => {
    const { later, done, act } = begin();
    later.add(act('first'));
    jest.advanceTimersByTime(19);
    later.pass();
    expect(done).toEqual([]);
    jest.advanceTimersByTime(1);
    later.add(act('second'));
    later.pass();
    expect(done).toEqual(['first']);
  });

  it('is done by a timer where nobody passes, each in its time', () => {
    const { later, done, act } = begin();
    later.add(act('first'));
    jest.advanceTimersByTime(25);
    later.add(act('second'));
    jest.advanceTimersByTime(5);
    expect(done).toEqual(['first']);
    jest.advanceTimersByTime(25);
    expect(done).toEqual(['first', 'second']);
  });

  it('is done once, and not once it is forgotten', () => {
    const { later, done, act } = begin();
    const [twice, never] = [act('twice'), act('never')];
    for (const each of [twice, never, twice]) later.add(each);
    later.forget(never);
    jest.advanceTimersByTime(100);
    expect(done).toEqual(['twice']);
  });

  it('may be put off by what is done', () => {
    const { later, done } = begin();
    const act = () => void (done.push('again') < 3 && later.add(act));
    later.add(act);
    jest.advanceTimersByTime(1_000);
    expect(done).toEqual(['again', 'again', 'again']);
  });
});
