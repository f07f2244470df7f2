/** The theme's colour of a token such as `--accent`, as a map's style takes it. */
export const ink = (token: string) => getComputedStyle(document.documentElement).getPropertyValue(token).trim()
