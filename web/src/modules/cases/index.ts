export { markOf, numberText, type CaseRow, type CaseStory } from './row'
export { actKeys } from './office/actSpecs'
export { pictureUrl } from './pictures'
export { useLimitWords } from './limitWords'
