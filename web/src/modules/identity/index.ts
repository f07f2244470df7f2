export { default as SignInPage } from './SignInPage.vue'
export { default as NeedsPage } from './NeedsPage.vue'
