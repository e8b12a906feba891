export const ar = {
  product: 'Plenary',
  home: 'Plenary، الصفحة الرئيسية',
  skip: 'انتقل إلى المحتوى',
  language: 'اللغة: {{name}}',
  toLight: 'التبديل إلى الوضع الفاتح',
  toDark: 'التبديل إلى الوضع الداكن',
  loading: 'لحظة من فضلك…',
  tryAgain: 'حاول مرة أخرى',
  pageMissing: 'لا توجد صفحة بهذا العنوان',
  pageMissingText: 'قد يكون في العنوان خطأ، أو ربما نُقلت الصفحة.',
  goHome: 'إلى الصفحة الرئيسية',
  problem: {
    invalid: { title: 'لا يمكن قبول هذا كما هو' },
    unauthenticated: { title: 'لم تسجّل الدخول هنا' },
    forbidden: { title: 'هذا غير ممكن' },
    missing: { title: 'غير موجود' },
    conflict: { title: 'تغيّر هذا في أثناء ذلك' },
    unavailable: {
      title: 'غير متاح مؤقتاً',
      text: 'لم يتغيّر شيء. حاول مرة أخرى بعد قليل.',
    },
    internal: {
      title: 'حدث خطأ ما',
      text: 'لم يتغيّر شيء. حاول مرة أخرى، وإن تكرر ذلك فأبلغ المنظّم.',
    },
    offline: {
      title: 'لا يوجد اتصال',
      text: 'تعذّر الوصول إلى الخادم. تحقق من اتصالك بالشبكة؛ لم يتغيّر شيء.',
    },
  },
} as const;
