import { useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';
import { ApiProblem, type ApiProblemKind } from './api';

const answerWithin = 10_000;
const tryAgainAfter = 2_000;

let socket: Socket | undefined;

/** After a refused handshake, or when the server itself hangs up, socket.io does not try again by itself. */
function keepTrying(live: Socket): void {
  const again = () => {
    if (!live.active) setTimeout(() => live.connect(), tryAgainAfter);
  };
  live.on('connect_error', again);
  live.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') again();
  });
}

/** The one connection to the namespace `/live`; it is made when somebody first asks for it. */
export function liveSocket(): Socket {
  if (!socket) {
    socket = io('/live', { transports: ['websocket'], reconnectionDelayMax: 4000 });
    keepTrying(socket);
  }
  return socket;
}

/** Connects anew, so that the connection belongs to who just joined or signed in. */
export function renewLive(): void {
  socket?.disconnect().connect();
}

/** Whether there is a live connection at this moment; asking makes none. */
export const isLive = (): boolean => socket?.connected === true;

type Answer<T> =
  | ({ readonly ok: true } & T)
  | {
      readonly ok: false;
      readonly kind: ApiProblemKind;
      readonly message: string;
      readonly at?: string;
    };

/**
 * Sends an event and waits for its acknowledgement: `{ok: true, …value}` gives the value, `{ok: false, kind, message}`
 * throws it as an ApiProblem, silence for ten seconds is `offline`.
 */
export async function ask<T extends object>(event: string, payload: object): Promise<T> {
  const answer = (await liveSocket()
    .timeout(answerWithin)
    .emitWithAck(event, payload)
    .catch((reason: unknown) => {
      throw new ApiProblem('offline', String(reason));
    })) as Answer<T>;
  if (!answer.ok) throw new ApiProblem(answer.kind, answer.message, answer.at);
  const { ok: _, ...value } = answer;
  return value as unknown as T;
}

const subscribe = (changed: () => void) => {
  const live = liveSocket();
  live.on('connect', changed);
  live.on('disconnect', changed);
  return () => {
    live.off('connect', changed);
    live.off('disconnect', changed);
  };
};

/** Whether live news arrive at the moment. */
export const useLiveConnected = (): boolean =>
  useSyncExternalStore(subscribe, () => liveSocket().connected);
