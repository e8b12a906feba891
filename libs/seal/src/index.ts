export { canonicalJson, type Json } from './canonical-json.js';
export {
  checkChain,
  commit,
  headOf,
  sealChainStart,
  sealEntry,
  type Chain,
  type ChainEntry,
  type ChainFlaw,
  type OpenEntry,
} from './chain.js';
export { hashOf, seal, type Sealed } from './seal.js';
