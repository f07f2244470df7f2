/**
 * Where this district's pages and API stand: `/d/{code}` when the address names the district, else nothing.
 * The server reads the same prefix, so one build serves every district of a home.
 */
export const prefix = /^\/d\/[^/]+/.exec(location.pathname)?.[0] ?? ''
