import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is the example of RFC 8785, 3.2.3', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(sample)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units (RFC 8785, 3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = Object.keys(
      JSON.parse(canonicalJson(Object.fromEntries(keys.map((k) => [k, 0])))) as object,
    );
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it('refuses half a character and says where', () => {
    expect(() => canonicalJson({ a: ['x', '\ud800'] })).toThrow(
      expect.objectContaining({ kind: 'invalid', at: '$.a[1]' }),
    );
  });

  it('refuses numbers that are not finite', () => {
    expect(() => canonicalJson([Number.NaN])).toThrow(expect.objectContaining({ at: '$[0]' }));
  });
});
