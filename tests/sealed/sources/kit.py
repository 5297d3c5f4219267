"""One source for page and key: HTML whose elements say what they are (data-m, data-i, data-t), printed by Chromium; the key is read off the same HTML."""
import json, re, subprocess, sys, calendar, unicodedata
from collections import Counter
from pathlib import Path
import lxml.html
SRC = Path(sys.argv[0]).resolve().parent; OUT = SRC.parent
IDS = {'ESR+':'esf-plus','ESF+':'esf-plus','EAKR':'erdf','ERUF':'erdf','ERDF':'erdf','Maaseuturahasto':'eafrd','maaseuturahasto':'eafrd','Landsbygdsfonden':'eafrd','EAFRD':'eafrd',
 'JTF':'jtf','FRO':'jtf','Oikeudenmukaisen siirtymän rahasto':'jtf','oikeudenmukaisen siirtymän rahasto':'jtf','Just Transition Fund':'jtf','AMIF':'amif','Interreg Aurora':'interreg-aurora','Interreg Central Baltic':'interreg-central-baltic',
 'Interreg NPA':'interreg-npa','Erasmus+':'erasmus-plus','Horisontti Eurooppa':'horizon-europe','Horizon Europe':'horizon-europe','OKM':'okm','UKM':'okm','Opetus- ja kulttuuriministeriö':'okm','opetus- ja kulttuuriministeriö':'okm',
 'Undervisnings- och kulturministeriet':'okm','undervisnings- och kulturministeriet':'okm','Ministry of Education and Culture':'okm','TEM':'tem','ANM':'tem','Työ- ja elinkeinoministeriö':'tem','Arbets- och näringsministeriet':'tem','arbets- och näringsministeriet':'tem','Ministry of Economic Affairs and Employment':'tem','STM':'stm','Sosiaali- ja terveysministeriö':'stm',
 'Jotpa':'jotpa','JOTPA':'jotpa','Jatkuvan oppimisen ja työllisyyden palvelukeskus':'jotpa','Servicecentret för kontinuerligt lärande och sysselsättning':'jotpa','Service Centre for Continuous Learning and Employment':'jotpa','STEA':'stea','Stea':'stea','OPH':'oph','Opetushallitus':'oph','UBS':'oph','Utbildningsstyrelsen':'oph','Finnish National Agency for Education':'oph',
 'Business Finland':'business-finland','Työsuojelurahasto':'tsr','TSR':'tsr','Finnish Work Environment Fund':'tsr','ESR':'esf','ESF':'esf','Arbetarskyddsfonden':'tsr','Euroopan sosiaalirahasto plus':'esf-plus','Euroopan sosiaalirahasto':'esf','Euroopan aluekehitysrahasto':'erdf','Europeiska regionala utvecklingsfonden':'erdf','Europeiska socialfonden plus':'esf-plus','European Social Fund Plus':'esf-plus','European Regional Development Fund':'erdf'}
def fid(n):
    if n in IDS: return IDS[n]
    if 'ELY' in n or 'NTM' in n or 'elinvoimakesk' in n or 'ELY Centre' in n: return 'ely'
    if n.startswith('Leader') or ' Leader' in n: return 'leader'
    return None
def dates(edtf):
    a,b = edtf.split('/')
    def lo(x):
        if x in('','..'): return None
        p=x.split('-')
        if len(p)==1: return f'{x}-01-01'
        if len(p)==2:
            m=int(p[1])
            if m>20: return f'{p[0]}-{ {21:"03",22:"06",23:"09",24:"12"}[m]}-01'
            return f'{x}-01'
        return x
    def hi(x):
        if x in('','..'): return None
        p=x.split('-')
        if len(p)==1: return f'{x}-12-31'
        if len(p)==2:
            y,m=int(p[0]),int(p[1])
            if m>20:
                m={21:5,22:8,23:11,24:2}[m]; y+= m==2
            return f'{y}-{m:02d}-{calendar.monthrange(y,m)[1]}'
        return x
    return lo(a),hi(b)
def edtf_of(t):
    s=re.sub(r'\s*[–—-]\s*','–',t.strip())
    def one(x):
        if x=='': return '..'
        m=re.fullmatch(r'(\d{1,2})\.(\d{1,2})\.(\d{4})',x)
        if m: return f'{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}'
        m=re.fullmatch(r'(\d{1,2})[/.](\d{4})',x)
        if m: return f'{m[2]}-{int(m[1]):02d}'
        if re.fullmatch(r'\d{4}',x): return x
        raise ValueError(t)
    if '–' not in s:
        x=one(s); return f'{x}/{x}'
    a,b=s.split('–',1)
    return f'{one(a)}/{one(b)}'
def period(p):
    if p is None: return None
    t,e = p if isinstance(p,tuple) else (p,edtf_of(p))
    s,n=dates(e)
    return {'text':t,'edtf':e,'start':s,'end':n}
def funders(s):
    if not s: return []
    r=[]
    for x in s.split(';'):
        n,_,i=x.strip().partition('|'); r.append({'name':n,'id':fid(n),'instrument':i or None})
    return r
def partners(s):
    if not s: return []
    return [{'name':x.strip().lstrip('*'),'role':'coordinator' if x.strip().startswith('*') else 'partner'} for x in s.split(';')]
class P:
    """key, name, desc, period, funders 'A; B|instrument', partners '*Lead; Other'"""
    def __init__(s,key,name,desc,per,fun,par,th=None,status=None,scope=None,acronym=None,acc=None,**kw):
        s.key,s.name,s.desc,s.per,s.fun,s.par,s.th=key,name,desc,period(per),funders(fun),partners(par),th
        s.status,s.scope,s.acronym,s.acc=status,scope,acronym,acc or {}
        s.x=kw
    @property
    def pt(s): return s.per['text'] if s.per else ''
    @property
    def fs(s): return [f['name'] for f in s.fun]
    @property
    def lead(s): return [x['name'] for x in s.par if x['role']=='coordinator']
    @property
    def others(s): return [x['name'] for x in s.par if x['role']!='coordinator']
    @property
    def ps(s): return [x['name'] for x in s.par]
    def fields(s):
        a={k:v for k,v in s.acc.items()}
        if 'funders' in a: a['funders']=[funders(x) for x in a['funders']]
        if 'partners' in a: a['partners']=[partners(x) for x in a['partners']]
        d={'key':s.key,'name':s.name,'acronym':s.acronym,'description':s.desc,'period':s.per,'funders':s.fun,'partners':s.par,'scope':s.scope,'status':s.status}
        if a: d['accept']=a
        return d
def join(xs,w):
    return xs[0] if len(xs)==1 else ', '.join(xs[:-1])+f' {w} '+xs[-1]
def esc(t): return str(t).replace('&','&amp;').replace('<','&lt;')
def ul(where,items,tag='ul',cls=''):
    """items: strings, or (string, [children])."""
    h=f'<{tag} class="{cls}">'
    for it in items:
        if isinstance(it,tuple): h+=f'<li><span data-i="{where}">{esc(it[0])}</span><ul>'+''.join(f'<li><span data-i="{where}" data-c="1">{esc(c)}</span></li>' for c in it[1])+'</ul></li>'
        else: h+=f'<li><span data-i="{where}">{esc(it)}</span></li>'
    return h+f'</{tag}>'
def shy(t):
    return re.sub(r'[^\W\d_]{9,}',lambda m: m[0][:3]+re.sub(r'(?<=[aeiouyäöbcdfghjklmnprstv])(?=[bcdfghjklmnprstv][aeiouyäö])','\u00ad',m[0][3:-3])+m[0][-3:],t)
BLOCK=set('div p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th section header footer aside dl dt dd br main article figure blockquote'.split())
def text(el):
    out=[]
    def go(e,top=False):
        if not isinstance(e.tag,str) or e.tag in('style','script','svg'):
            if not top and e.tail: out.append(e.tail)
            return
        b=e.tag in BLOCK or 'blk' in (e.get('class') or '').split()
        if b: out.append(' ')
        if e.text: out.append(e.text)
        for c in e: go(c)
        if b: out.append(' ')
        if not top and e.tail: out.append(e.tail)
    go(el,True)
    return ' '.join(''.join(out).replace('\u00ad','').replace('\u200b','').split())
def chunks(body):
    """(kind, attrs, text, section index, tag) in document order."""
    res=[]; sec=[-1]
    def add(kind,el,t,tag):
        t=' '.join(t.replace('\u00ad','').split())
        if t: res.append({'kind':kind,'a':dict(el.attrib),'text':t,'sec':sec[0],'tag':tag})
    def go(e):
        if not isinstance(e.tag,str) or e.tag in('style','script','svg'): return
        if e.tag=='section' and 'page' in (e.get('class') or '').split(): sec[0]+=1; res.append({'kind':'sec','a':dict(e.attrib),'text':'','sec':sec[0],'tag':'section'})
        if e.get('data-m'): return add('m',e,text(e),e.tag)
        if e.get('data-i'): return add('i',e,text(e),e.tag)
        buf=[e.text or '']
        def flush():
            add('h',e,''.join(buf),e.tag); buf.clear()
        for c in e:
            isb=isinstance(c.tag,str) and (c.tag in BLOCK or c.get('data-m') or c.get('data-i') or c.xpath('.//*[@data-m or @data-i]') or 'blk' in (c.get('class') or '').split())
            if isb:
                flush(); go(c)
            elif isinstance(c.tag,str) and c.tag not in('svg','style','script'): buf.append(text(c))
            buf.append(c.tail or '')
        flush()
    go(body)
    return res
W=re.compile(r'[^\W_]+')
def words(t): return W.findall(unicodedata.normalize('NFC',t))
def build(name,html,css,plan,projects,themes,furniture=None,cover=True,about='',phen_theme=None,kinds=None,size='A4',engine='chromium'):
    """themes: [(number,title,as_of,[accept titles])]; furniture: page -> [texts] for margin boxes."""
    doc=f'<!DOCTYPE html><html lang="{plan["language"]}"><head><meta charset="utf-8"><title>{esc(plan["title"])}</title><style>*{{box-sizing:border-box}}body{{margin:0}}h1,h2,h3,h4,p{{margin:0}}{css}</style></head><body>{html}</body></html>'
    src=SRC/f'{name}.html'; src.write_text(doc,encoding='utf-8'); pdf=OUT/f'{name}.pdf'
    chrome=['chromium','--headless','--no-sandbox','--disable-gpu','--no-pdf-header-footer','--user-data-dir=/tmp/sealed-chrome']
    if engine=='weasy': subprocess.run([sys.executable,'-m','weasyprint','-q',str(src),str(pdf)],timeout=120)
    else: subprocess.run(chrome+[f'--print-to-pdf={pdf}',str(src)],capture_output=True,timeout=90)
    body=lxml.html.document_fromstring(doc).body
    ch=chunks(body)
    n=int(re.search(r'Pages:\s+(\d+)',subprocess.run(['pdfinfo',str(pdf)],capture_output=True,text=True).stdout)[1])
    ptext=[subprocess.run(['pdftotext']+(['-layout'] if engine!='weasy' else [])+['-f',str(i),'-l',str(i),str(pdf),'-'],capture_output=True,text=True).stdout for i in range(1,n+1)]
    pw=[words(re.sub(r'[\u00ad\u2010]\s*\n\s*','',t)) for t in ptext]
    fixed=any(c['kind']=='sec' for c in ch)
    problems=[]
    if fixed:
        secs=[c for c in ch if c['kind']=='sec']
        if len(secs)!=n: problems.append(f'{len(secs)} sections but {n} pages')
        for c in ch: c['page']=c['sec']+1
        probe=doc.replace('</body>','<script>document.querySelectorAll("section.page").forEach((s,i)=>{if(s.scrollHeight>s.clientHeight+1||s.scrollWidth>s.clientWidth+1)document.documentElement.setAttribute("data-over"+i,s.scrollHeight+"/"+s.clientHeight+" w"+s.scrollWidth+"/"+s.clientWidth)});document.querySelectorAll(".fit").forEach(s=>{if(s.scrollHeight>s.clientHeight+1||s.scrollWidth>s.clientWidth+1)document.documentElement.setAttribute("data-fit"+Math.random().toString(36).slice(5),s.textContent.slice(0,40)+" "+s.scrollHeight+"/"+s.clientHeight)})</script></body>')
        pf=Path('/tmp/sealed-probe.html'); pf.write_text(probe,encoding='utf-8')
        dom=subprocess.run(chrome+['--window-size=1600,1200','--dump-dom',str(pf)],capture_output=True,text=True,timeout=90).stdout
        for m in re.findall(r'data-(?:over|fit)[^=]*="[^"]*"',dom[:6000].split('<head')[0]): problems.append('overflow '+m)
    else:
        at=0; left=[Counter(x for x in p if x!='o')-Counter(w for t in (furniture(i+1,n) if furniture else []) for w in words(t)) for i,p in enumerate(pw)]
        for c in ch:
            w=[x for x in words(c['text']) if x!='o']; cw=Counter(w); best=None
            for p in range(at,n):
                i=cw&left[p]
                if i==cw: best=p; left[p]-=cw; break
                if w and left[p][w[0]]>0 and p+1<n and cw-i==(cw-i)&left[p+1]:
                    best=p; left[p]-=i; left[p+1]-=cw-i; problems.append(f'(spans pages {p+1}-{p+2}: {c["text"][:50]})'); break
            if best is None: problems.append('not on a page: '+c['text'][:60]); best=at
            c['page']=best+1; at=best
    # parts
    pd={p.key:p for p in projects}
    ments={}; order=[]
    for c in ch:
        if c['kind']!='m': continue
        k=(c['a']['data-m'],c['a'].get('data-n','1'))
        if k[0] not in pd: problems.append(f'unknown key {k[0]}'); continue
        if k not in ments:
            th=c['a'].get('data-th',''); ments[k]={'page':c['page'],'theme':int(th) if th else (pd[k[0]].th if 'data-th' not in c['a'] else None),'parts':[]}; order.append(k)
        ments[k]['parts'].append(c['text'])
    mentions=[]
    for k in order:
        f=pd[k[0]].fields(); m=ments[k]
        mentions.append({'page':m['page'],'theme':m['theme'],'key':k[0],**{x:y for x,y in f.items() if x!='key'},'text':' '.join(m['parts'])})
    lists={}
    for c in ch:
        if c['kind']!='i': continue
        l=lists.setdefault(c['a']['data-i'],[])
        it={'text':c['text'],'children':[]}
        if c['a'].get('data-acc'): it['accept']={'text':c['a']['data-acc'].split('|')}
        if c['a'].get('data-c'): l[-1]['children'].append(it)
        else: l.append(it)
    for w in lists:
        if w!='ph' and int(w.split('.')[0]) not in [t[0] for t in themes]: problems.append('list of no theme '+w)
    gthemes=[]
    for t in themes:
        num,title,as_of=t[0],t[1],t[2]; acc=t[3] if len(t)>3 else []
        keys=[m['key'] for m in mentions if m['theme']==num]; keys=list(dict.fromkeys(keys))
        g={'number':num,'title':title,'current_state':{'as_of':as_of,'items':lists.get(f'{num}.cs',[])},'strengths':lists.get(f'{num}.st',[]),'development_targets':lists.get(f'{num}.dt',[]),'project_keys':keys}
        if acc: g['accept']={'title':acc}
        gthemes.append(g)
    kindof=lambda c: 'projects' if c['kind']=='m' else {'cs':'current_state','st':'current_state','dt':'development_targets','ph':'phenomena'}[c['a']['data-i'].split('.')[-1]]
    def themeof(c):
        if c['kind']=='m':
            k=(c['a']['data-m'],c['a'].get('data-n','1')); return ments[k]['theme'] if k in ments else None
        w=c['a']['data-i'].split('.'); return int(w[0]) if len(w)>1 else None
    slides=[]
    for p in range(1,n+1):
        here=[c for c in ch if c['page']==p and c['kind']!='sec']
        s=[c for c in ch if c['page']==p and c['kind']=='sec']
        sa=s[0]['a'] if s else {}
        heads=[c for c in here if c['kind']=='h']
        tt=[c for c in heads if 'data-t' in c['a']] or [c for c in heads if c['tag'] in('h1','h2')] or ([c for c in heads if c['tag'] in ('h3','h4')])
        title=tt[0]['text'] if tt else None
        hs=[c['text'] for c in heads]
        if title in hs: hs.remove(title); hs.insert(0,title)
        if furniture: hs+=furniture(p,n)
        ks=list(dict.fromkeys(kindof(c) for c in here if c['kind'] in 'mi'))
        ths=list(dict.fromkeys(themeof(c) for c in here if c['kind'] in 'mi'))
        kind=sa.get('data-kind') or (kinds or {}).get(p) or (ks[0] if ks else ('cover' if p==1 and cover else 'other'))
        theme=sa.get('data-theme'); theme=int(theme) if theme else ((ths[0] if ths else None) if theme is None else None)
        acc={'kind':[k for k in dict.fromkeys(ks+(['other'] if not fixed or not ks else [])+(['current_state','development_targets'] if set(ks)&{'current_state','development_targets'} else [])+(['agenda'] if kind=='agenda' else [])) if k!=kind],
             'theme':[t for t in dict.fromkeys(ths+[None]) if t!=theme],
             'title':[t for t in dict.fromkeys([c['text'] for c in heads if c['tag'] in('h1','h2','h3','h4') or 'data-t' in c['a']]+([None] if not fixed else [])) if t!=title]}
        if len([c for c in tt])>1 and fixed: acc['title'].append(' '.join(c['text'] for c in tt))
        if title is None and fixed:
            acc['title']+=[c['text'] for c in heads[:1]]+[pd[c['a']['data-m']].name for c in here if c['kind']=='m' and c['a']['data-m'] in pd][:1]
        slides.append({'page':p,'title':title,'kind':kind,'theme':theme,'headings':hs,'accept':{k:v for k,v in acc.items() if v}})
    used={m['key'] for m in mentions}
    for p in projects:
        if p.key not in used: problems.append('never printed: '+p.key)
    gp=[]
    for p in projects:
        if p.key in used: gp.append({**p.fields(),'themes':list(dict.fromkeys(m['theme'] for m in mentions if m['key']==p.key and m['theme'] is not None))})
    pl={k:v for k,v in plan.items()}; pl['period']=period(plan['period'])
    gold={'about':[f'Sealed key for {name}.pdf, read off the HTML that drew it (sources/{name}.html). '+about],'plan':pl,'slides':slides,'phenomena':lists.get('ph',[]),'themes':gthemes,'mentions':mentions,'projects':gp}
    (OUT/f'{name}.gold.json').write_text(json.dumps(gold,ensure_ascii=False,indent=1)+'\n',encoding='utf-8')
    for e in body.iter('thead'):
        cells=[text(c) for c in e.iter('th') if text(c)]; hw=Counter(w for c in cells for w in words(c))
        for p in range(1,n+1):
            have=Counter()
            for c in ch:
                if c['page']==p: have.update(words(c['text']))
            for t in (furniture(p,n) if furniture else []): have.update(words(t))
            lef=Counter(pw[p-1])-have
            if not fixed and hw and not hw-lef: slides[p-1]['headings']+=cells
    (OUT/f'{name}.gold.json').write_text(json.dumps(gold,ensure_ascii=False,indent=1)+'\n',encoding='utf-8')
    # words
    want=Counter()
    for s in slides:
        for h in s['headings']: want.update(words(h))
    def it(l):
        for i in l: want.update(words(i['text'])); it(i['children'])
    for l in lists.values(): it(l)
    for m in mentions: want.update(words(m['text']))
    got=Counter(w for p in pw for w in p)
    a,b=want-got,got-want
    for x in list(b):
        for i in range(1,len(x)):
            if a[x[:i]]>0 and a[x[i:]]>0 and b[x]>0: n1=min(b[x],a[x[:i]],a[x[i:]]); b[x]-=n1; a[x[:i]]-=n1; a[x[i:]]-=n1
    a,b=+a,+b
    for x in list(a):
        for i in range(1,len(x)):
            if b[x[:i]]>0 and b[x[i:]]>0 and a[x]>0: a[x]-=1; b[x[:i]]-=1; b[x[i:]]-=1; print('   hyphenated',x)
    a,b=+a,+b
    if not fixed:
        for p in range(1,n+1):
            k=Counter()
            for t in slides[p-1]['headings']: k.update(words(t))
            for c in ch:
                if c['page']==p and c['kind'] in 'im': k.update(words(c['text']))
            x,y=k-Counter(pw[p-1]),Counter(q for q in pw[p-1] if q!='o')-k
            if x or y: print('   page',p,'key only:',dict(x),'pdf only:',dict(y))
    # each value stands in its mention's text
    for g in gp:
        t=' '.join(m['text'] for m in mentions if m['key']==g['key'])
        for v in [g['name'],g['description'],g['period'] and g['period']['text']]+[f['name'] for f in g['funders']]+[q['name'] for q in g['partners']]+[f['instrument'] for f in g['funders']]:
            if v and v not in t: print('   ?',g['key'],'not verbatim:',v)
    print(f'{name}: {n} pages, {len(gp)} projects, {len(mentions)} mentions, {len(themes)} themes; words {sum(want.values())}', 'only key:',dict(a) if a else '-', 'only pdf:',dict(b) if b else '-')
    for p in problems: print('   !!',p)
    subprocess.run(f'rm -f /tmp/sv/{name}-*.png; mkdir -p /tmp/sv; pdftoppm -r 60 -png {pdf} /tmp/sv/{name} && montage /tmp/sv/{name}-*.png -tile 4x -geometry +4+4 -background "#888" /tmp/sv/{name}_sheet.png',shell=True)
    return gold
