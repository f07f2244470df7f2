/** Wire names of the module, in the order in which they are offered. */
export const kinds = ['publication', 'guide', 'notice', 'hours']
export const doors = ['daily-life', 'public-safety', 'party-building', 'public-voice', 'assessment']
export const states = ['draft', 'published', 'withdrawn']
/** Why a voice is not answered. Source: the server's `AnswerVoice`. */
export const declines = ['not-for-us', 'already-answered', 'a-report', 'insulting', 'unclear']
