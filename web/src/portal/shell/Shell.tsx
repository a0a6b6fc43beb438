import { HeadContent, Outlet } from '@tanstack/react-router'
import { useText } from '../i18n/text'
import { Footer } from './Footer'
import { Header } from './Header'
import { Reachability } from './Reachability'
import styles from './Shell.module.css'

export function Shell() {
  const text = useText()
  return (
    <>
      <HeadContent />
      <a className={styles.skip} href="#content">
        {text('ui.shell.skip')}
      </a>
      <Header />
      <Reachability />
      <main id="content" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Footer />
    </>
  )
}
