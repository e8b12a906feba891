import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { MemoryUpdateLog, readMessage, Rooms, writeMessage, type Message } from '#libs/collab';
import { documentRoot, documentRules, healDocument } from '#libs/drafting';
import { joinSocket } from './socket-peer.js';

const players = 20;
const lettersOfOne = 10;
/** In milliseconds, of each. */
const letterEvery = 10;
/** How long a player waits for the door, in milliseconds. */
const patience = 1_000;

/**
 * Lets players of our own come, write and go on a stage of their own, for so many milliseconds, before anybody is let in:
 * V8 runs what it has not run yet at a fraction of its speed, and after a restart a whole room comes back in the same
 * second. Answers how often one heard of another; where it fails, the first seconds are slower, and that is all.
 */
export async function rehearse(lasts = 150): Promise<number> {
  try {
    return await playFor(lasts);
  } catch (error) {
    process.stderr.write(`the rehearsal failed, the first seconds are slower: ${inspect(error)}\n`);
    return 0;
  }
}

async function playFor(lasts: number): Promise<number> {
  const until = performance.now() + lasts;
  const stage = new Stage();
  let heard = 0;
  try {
    const url = await stage.open();
    while (performance.now() < until) {
      const all = Array.from({ length: players }, () => play(url, until, () => heard++));
      const failed = (await Promise.allSettled(all)).find(({ status }) => status === 'rejected');
      if (failed) throw (failed as PromiseRejectedResult).reason;
    }
    return heard;
  } finally {
    await stage.close();
  }
}

/** The engine behind our edge of sockets, on a log that is forgotten. */
class Stage {
  private readonly rooms = new Rooms({
    log: new MemoryUpdateLog(),
    rules: documentRules,
    heal: healDocument,
  });
  private readonly sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  private readonly server: Server = createServer();

  async open(): Promise<string> {
    this.server.on('upgrade', (request, stream, head) =>
      this.sockets.handleUpgrade(request, stream, head, (socket) => {
        socket.on('error', () => socket.terminate());
        const given = { author: crypto.randomUUID(), wantsSaved: true, presence: {}, mayWrite };
        joinSocket(socket, stream, given, (peer) => this.rooms.join('rehearsal', peer));
      }),
    );
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.rooms.close();
    this.server.close();
  }
}

const mayWrite = () => true;

/** Comes in, writes a few letters while there is time, and goes. */
async function play(url: string, until: number, onHeard: () => void): Promise<void> {
  const doc = new Y.Doc();
  const socket = new WebSocket(url);
  socket.on('error', () => socket.terminate());
  try {
    const say = (message: Message) => socket.send(writeMessage(message));
    socket.on('message', (data: Buffer) => hear(readMessage(data), doc, say, onHeard));
    await once(socket, 'open', { signal: AbortSignal.timeout(patience) });
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== others) say({ kind: 'update', update });
    });
    say({ kind: 'step1', vector: Y.encodeStateVector(doc) });
    await write(doc, until);
  } finally {
    socket.terminate();
    doc.destroy();
  }
}

const others = 'others';

function hear(
  message: Message,
  doc: Y.Doc,
  say: (answer: Message) => void,
  onHeard: () => void,
): void {
  if (message.kind === 'step1')
    say({ kind: 'step2', update: Y.encodeStateAsUpdate(doc, message.vector) });
  if (message.kind === 'update') onHeard();
  if (message.kind === 'step2' || message.kind === 'update')
    Y.applyUpdate(doc, message.update, others);
}

async function write(doc: Y.Doc, until: number): Promise<void> {
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  doc.getXmlFragment(documentRoot).push([paragraph]);
  for (let letters = 0; letters < lettersOfOne && performance.now() < until; letters++) {
    text.insert(letters, 'a');
    await pause(letterEvery);
  }
}
