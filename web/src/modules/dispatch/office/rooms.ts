/** Rooms of dispatch, with the permission that opens each. */
export const rooms = [
  { to: '/dispatch', word: 'board', needs: 'dispatch.see-units' },
  { to: '/dispatch/units', word: 'units', needs: 'dispatch.see-units' },
  { to: '/dispatch/roads', word: 'roads', needs: 'dispatch.see-units' },
  { to: '/dispatch/speeds', word: 'speeds', needs: 'dispatch.see-units' },
  { to: '/dispatch/zones', word: 'zones', needs: 'dispatch.see-units' },
  { to: '/dispatch/rings', word: 'rings', needs: 'dispatch.see-units' },
  { to: '/dispatch/posts', word: 'posts', needs: 'dispatch.plan-posts' },
  { to: '/dispatch/cordon', word: 'cordon', needs: 'dispatch.edit-roads' },
  { to: '/dispatch/response', word: 'response', needs: 'dispatch.measure' },
] as const
