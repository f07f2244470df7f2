export { default as AlarmPictures } from './AlarmPictures.vue'
