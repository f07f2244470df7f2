import type { RouteRecordRaw } from 'vue-router'

export const publishingRoutes: RouteRecordRaw[] = [
  {
    path: '/publications', component: () => import('./office/PublishingPage.vue'), children: [
      { path: '', component: () => import('./office/ArticleList.vue') },
      { path: 'voices/:id?', component: () => import('./office/VoiceList.vue') },
      { path: 'topics', component: () => import('./office/TopicList.vue') },
      { path: 'statements', component: () => import('./office/StatementList.vue') },
    ],
  },
  { path: '/publications/articles/:id', component: () => import('./office/ArticlePage.vue') },
]
