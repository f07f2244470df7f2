export { default as AreaPick } from './AreaPick.vue'
