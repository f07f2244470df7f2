export { default as AlarmPictures } from './AlarmPictures.vue'
export { useFieldsOnMap } from './useFieldsOnMap'
