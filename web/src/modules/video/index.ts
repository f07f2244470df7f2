export { default as AlarmPictures } from './AlarmPictures.vue'
export { viewingsOfAlarm, type Viewing } from './pictures'
export { useFieldsOnMap } from './useFieldsOnMap'
