import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Person } from '../person.js';
import type { Fault } from './fault.js';
import { HonestPair } from './honest-pair.js';
import { inTime } from './in-time.js';
import { atMeeting } from './meeting.js';

const mask = [0, 0, 0, 0];

/** RFC 6455 frames that no decent client sends; a server without an error listener exits on most of them. */
const shapes: Readonly<Record<string, readonly number[]>> = {
  'reserved bit 1': [0xc2, 0x80, ...mask],
  'reserved bit 2': [0xa2, 0x80, ...mask],
  'reserved bit 3': [0x92, 0x80, ...mask],
  'an unknown opcode': [0x83, 0x80, ...mask],
  'a length of 64 bits': [0x82, 0xff, ...Array<number>(8).fill(0xff), ...mask],
  'a close with code 1005': [0x88, 0x82, ...mask, 0x03, 0xed],
  'a frame without a mask': [0x82, 0x01, 0x00],
  'a ping in fragments': [0x09, 0x80, ...mask],
  'a ping of 126 bytes': [0x89, 0xfe, 0x00, 0x7e, ...mask, ...Array<number>(126).fill(0)],
  'a continuation of nothing': [0x80, 0x80, ...mask],
  'a close with half a code': [0x88, 0x81, ...mask, 0x03],
  'a close with a reason that is not UTF-8': [0x88, 0x83, ...mask, 0x03, 0xe8, 0xff],
};

const textFrame = (text: string) =>
  Buffer.from([0x81, 0x80 | text.length, ...mask, ...Buffer.from(text)]);

/** A WebSocket as it is right after its handshake: bytes in, bytes out. */
function upgrade({ url, cookie }: Person, path: string): Promise<Duplex> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16, 1).toString('base64'),
    cookie,
  };
  return new Promise((done, fail) => {
    const asked = request(url + path, { headers });
    asked.once('upgrade', (_, socket) => done(socket));
    asked.once('response', ({ statusCode }) => fail(new Error(`no upgrade: ${statusCode}`)));
    asked.once('error', fail);
    asked.end();
  });
}

async function heard(socket: Duplex, part: string): Promise<void> {
  const all = new Promise<void>((done) =>
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes(part)) done();
    }),
  );
  await inTime(all, 'the server speaks first');
}

/** Says a shape where the server is listening, and waits until it hangs up. */
async function say(socket: Duplex, shape: readonly number[], name: string): Promise<void> {
  socket.on('error', () => undefined);
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  socket.resume();
  socket.write(Buffer.from(shape));
  await inTime(closed, `the server hangs up on ${name}`);
}

async function sayInDocument(eve: Person, documentId: string, name: string): Promise<void> {
  const socket = await upgrade(eve, `/collab/${documentId}`);
  await heard(socket, '');
  await say(socket, shapes[name]!, `${name} in a document`);
}

async function sayLive(eve: Person, name: string): Promise<void> {
  const socket = await upgrade(eve, '/socket.io/?EIO=4&transport=websocket');
  const entered = heard(socket, '40/live,');
  socket.write(textFrame('40/live,'));
  await entered;
  await say(socket, shapes[name]!, `${name} over the live connection`);
}

/** Malformed WebSocket frames on both gateways, by somebody who is signed in. */
export const malformedSockets: Fault = {
  name: 'malformed-sockets',
  says: 'stands malformed WebSocket frames on both gateways, and nobody else notices',
  async run(scale, report) {
    const rounds = scale === 'whole' ? 50 : 1;
    await atMeeting(async (meeting) => {
      const documentId = await meeting.newText('Under malformed frames');
      const pair = await HonestPair.at(meeting, documentId);
      const { person: eve } = await meeting.member('Eve');
      for (let round = 0; round < rounds; round++)
        for (const name of Object.keys(shapes)) {
          await sayInDocument(eve, documentId, name);
          await sayLive(eve, name);
          await meeting.mustStand();
          await pair.exchange();
        }
      pair.mustBeUndisturbed();
      report.tell('malformed frames', rounds * Object.keys(shapes).length * 2);
      report.tell('words that arrived meanwhile', pair.count);
    });
  },
};
