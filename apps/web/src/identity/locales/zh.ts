export const zh = {
  signIn: '登录',
  signOut: '退出登录',
  home: '前往首页',
  noToken: '本页需要登录链接',
  usedUp: '此登录链接已被使用或已失效',
  howToGetALink:
    '一个链接只能使用一次，有效期十分钟，且须在运行 Plenary 的机器上的浏览器中打开。在该机器上，下列命令会打印一个新链接：',
} as const;
