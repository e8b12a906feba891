export const zh = {
  product: 'Plenary',
  home: 'Plenary，首页',
  skip: '跳到正文',
  language: '语言：{{name}}',
  toLight: '切换到浅色',
  toDark: '切换到深色',
  loading: '请稍候…',
  tryAgain: '重试',
  pageMissing: '没有这个页面',
  pageMissingText: '地址可能有误，或页面已经移动。',
  goHome: '前往首页',
  problem: {
    invalid: {
      title: '不能照此接受',
      text: '所填内容有缺漏或不符合要求。请更正；未作任何更改。',
    },
    unauthenticated: {
      title: '您在此尚未登录',
      text: '请用讲习班的代码或链接加入，或以组织者身份登录。',
    },
    forbidden: {
      title: '此操作不可行',
      text: '您的角色或当前时机不允许。未作任何更改。',
    },
    missing: {
      title: '未找到',
      text: '该内容不存在，或未对您开放。',
    },
    conflict: {
      title: '情况在此期间已有变化',
      text: '有人先行一步，或时机已过。请查看现状，然后重试。',
    },
    unavailable: {
      title: '暂时不可用',
      text: '未作任何更改。请稍后重试。',
    },
    internal: {
      title: '出了差错',
      text: '未作任何更改。请重试；如再次发生，请告知组织者。',
    },
    offline: {
      title: '没有连接',
      text: '无法连接服务器。请检查网络；未作任何更改。',
    },
  },
} as const;
