import { Notifications } from '@mantine/notifications';

/** The passing notices as they are drawn. */
export const PassingNotices = () => <Notifications position="bottom-center" />;
