/** What an act asks for beside reason and words. */
export type Asked = 'unit' | 'case' | 'verifier' | 'until' | 'amount' | 'centre' | 'call-back' | 'type' | 'level' | 'helper' | 'task' | 'place' | 'request' | 'module'

/** What the desk asks for before an act is done, beside words, which each act takes. */
export interface ActSpec {
  /** The endpoint, where its name is not the act's. */
  path?: string
  reasons?: string[]
  /** Words must be there. */
  says?: boolean
  asks?: Asked
  fixed?: Record<string, unknown>
  danger?: boolean
}

/** Grounds of a suspension. Source: the server's `CaseRules`. */
export const grounds = ['weather', 'season', 'materials', 'budget', 'planned-works', 'other-authority', 'lawsuit', 'owner-unreachable']

/** Levels of supervision above none. Source: the server's `CaseRules`. */
export const levels = [1, 2, 3, 4]

/** Those that a matter of its own is handed on to. Source: DOMAIN 3, "Handed on". */
export const modules = ['rounds', 'disputes']

/** Acts of the table that a desk does; what is missing here is done elsewhere (by phone, by the reporter, by the system). Source: DOMAIN 3. */
export const actSpecs: Record<string, ActSpec> = {
  accept: {}, file: {}, close: {}, release: {}, sign: {}, resume: {}, edit: {}, publish: {}, 'gather-materials': {}, confirm: {}, unmerge: {},
  claim: {}, note: { says: true }, reply: { says: true }, 'give-result': { says: true }, 'helper-feed-back': { says: true }, 'feed-back': { says: true }, 'make-safe': { says: true }, answer: { says: true },
  'pass-check': {}, 'fail-check': { says: true }, 'send-again': {}, 'not-solved': { says: true },
  dispatch: { asks: 'unit' },
  merge: { asks: 'case' },
  'ask-to-verify': { asks: 'verifier' },
  'verify-true': { path: 'verify', fixed: { isTrue: true } },
  'verify-untrue': { path: 'verify', fixed: { isTrue: false } },
  refuse: { reasons: ['out-of-area', 'not-our-duty', 'unclear', 'untrue', 'told-already', 'other'], danger: true },
  void: { reasons: ['unclear', 'not-our-duty', 'untrue', 'told-already', 'other'], danger: true },
  return: { reasons: ['wrong-type', 'unclear', 'not-our-duty', 'other'] },
  'unit-return': { reasons: ['wrong-unit', 'not-our-asset', 'needs-other-unit', 'other'] },
  'back-to-check': { reasons: ['not-done', 'photo-unclear', 'other'] },
  'grant-extension': { asks: 'request' },
  'grant-suspension': { asks: 'request' },
  'decline-extension': { asks: 'request', reasons: ['not-justified', 'time-enough', 'other'] },
  'decline-suspension': { asks: 'request', reasons: ['not-justified', 'time-enough', 'other'] },
  'close-by-order': { reasons: ['leader-order', 'no-reply', 'other'], danger: true },
  'ask-extension': { asks: 'amount' },
  'ask-suspension': { asks: 'until' },
  'pass-up': { asks: 'centre' },
  'pass-down': { asks: 'centre' },
  'call-back': { asks: 'call-back' },
  'change-type': { asks: 'type', fixed: { reason: 'wrong-type' } },
  'change-place': { asks: 'place' },
  supervise: { asks: 'level', says: true },
  'waive-helper': { asks: 'helper', reasons: ['no-reply', 'not-needed', 'other'] },
  'hand-on': { asks: 'module' },
  'hand-over': { asks: 'task', reasons: ['on-leave', 'left', 'workload', 'other'] },
}

/** What a press of the main button does from a state, in order, as far as the reader may. */
export const mainActs = ['accept', 'file', 'dispatch', 'hand-on', 'grant-extension', 'grant-suspension', 'close', 'call-back', 'sign', 'publish', 'give-result', 'answer', 'feed-back', 'pass-check'] as const

/** What else may be done, the usual first and what ends a case last. */
export const otherActs = [
  'ask-to-verify', 'merge', 'return', 'unit-return', 'back-to-check', 'decline-extension', 'decline-suspension', 'ask-extension', 'ask-suspension', 'make-safe', 'resume', 'not-solved', 'reply', 'note',
  'refuse', 'void', 'change-type', 'change-place', 'pass-down', 'pass-up', 'waive-helper', 'supervise', 'hand-over', 'claim', 'unmerge', 'close-by-order',
]

/** Single keys at the desk. */
export const actKeys: Record<string, string> = {
  a: 'accept', f: 'file', d: 'dispatch', m: 'merge', v: 'ask-to-verify', x: 'refuse', r: 'return', c: 'close', b: 'call-back', e: 'grant-extension', h: 'grant-suspension', t: 'claim', w: 'note',
}
